import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WIDE } from '../../backend/tests/citus/wide-statements.ts'
import { filled } from './architecture.ts'

/** The generated region of `docs/scaling.md`: which statements reach more than one node. @param root the repository's root */
export async function scalingPage(root: string): Promise<string> {
  const rows = Object.entries(WIDE).flatMap(([reach, some]) =>
    some.map(
      ({ statements, when }) =>
        `| ${reach} | ${statements.map((name) => `\`${name}\``).join(', ')} | ${when} |`,
    ),
  )
  const table = ['| Plan | Statements | When |', '| --- | --- | --- |', ...rows].join('\n')
  return filled(await readFile(join(root, 'docs/scaling.md'), 'utf8'), 'plans', table)
}
