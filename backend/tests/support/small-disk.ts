import { spawnSync } from 'node:child_process'

/**
 * A command that runs the command after it with a disk of its own at `directory`, which only it and its children see,
 * and which is gone with them.
 * @param size such as `90m`
 * @param prepared a shell command that is run in `directory` first
 */
export function onSmallDisk(directory: string, size: string, prepared = 'true'): string[] {
  const asUser = process.getuid?.() === 0 ? [] : ['--map-current-user', '--keep-caps']
  const mount = `mount -t tmpfs -o "size=$1,mode=755" docket "$2" && (cd "$2"; ${prepared}); shift 2; exec "$@"`
  return ['unshare', '--mount', ...asUser, 'sh', '-c', mount, 'sh', size, directory]
}

/** Whether this system allows that. */
export function allowsSmallDisks(directory: string): boolean {
  const isOne = ['sh', '-c', '[ "$(stat -f -c %T "$0")" = tmpfs ]', directory]
  const [program = '', ...args] = [...onSmallDisk(directory, '1m'), ...isOne]
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
