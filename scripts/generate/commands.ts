import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { COMMANDS } from '../../backend/src/cli/commands.ts'
import { optionLines, usageOf } from '../../backend/src/cli/help.ts'
import { filled } from './architecture.ts'

/** The generated region of `docs/cli.md`: a row for each command, from the table that its help comes from. */
export async function commandsPage(root: string): Promise<string> {
  const rows = Object.entries(COMMANDS).map(([name, command]) => {
    const usage = usageOf(name, command).replace(' [options]', '')
    const options = optionLines(command)
      .map(([written]) => written)
      .filter((written) => !/--(help|version|json|server)\b/.test(written))
    return `| ${[usage, command.summary, options.map(code).join(', ')].map((cell, index) => (index === 0 ? code(cell) : cell)).join(' | ')} |`
  })
  const table = ['| Command | What it does | Options |', '| --- | --- | --- |', ...rows].join('\n')
  return filled(await readFile(join(root, 'docs/cli.md'), 'utf8'), 'commands', table)
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``
