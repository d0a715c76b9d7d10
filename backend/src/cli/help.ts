import { optionsOf } from './arguments.ts'
import type { Command, Commands, Parameter } from './command.ts'

/** The help, from what the commands say of themselves. */

const GROUPS = { tasks: 'Your tasks, on any server', service: 'The service, where it runs' }

/** The answer to `docket --help`. */
export function overview(commands: Commands): string {
  const width = widest(Object.keys(commands))
  const sections = Object.entries(GROUPS).map(([group, title]) => {
    const lines = Object.entries(commands)
      .filter(([, command]) => command.group === group)
      .map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
    return `${title}:\n${lines.join('\n')}`
  })
  return `Usage: docket <command> [arguments]

${sections.join('\n\n')}

docket <command> --help explains a command.`
}

/** How a command is called: `docket add <text>... [--json]`. */
export function usageOf(name: string, { parameters = [] }: Command): string {
  return ['docket', name, ...parameters.map(parameterUsage), '[options]'].join(' ')
}

const parameterUsage = ({ name, optional, many, choices }: Parameter): string => {
  const shown = `${choices === undefined ? name : choices.join('|')}${many ? '...' : ''}`
  return optional ? `[${shown}]` : `<${shown}>`
}

/** The options of a command, each as it is written and what it does. */
export function optionLines(command: Command): [written: string, summary: string][] {
  return Object.entries(optionsOf(command)).map(([name, { value, short, choices, summary }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    choices === undefined ? summary : `${summary}: ${choices.join(', ')}`,
  ])
}

/** The answer to `docket <command> --help`. */
export function helpOf(name: string, command: Command): string {
  const lines = optionLines(command)
  const width = widest(lines.map(([written]) => written))
  const about = `${sentence(command.summary)}${command.details === undefined ? '' : `\n\n${command.details}`}`
  return `Usage: ${usageOf(name, command)}

${about}

${lines.map(([written, summary]) => `  ${written.padEnd(width)}  ${summary}`).join('\n')}`
}

const sentence = (summary: string): string => `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`

const widest = (texts: string[]): number => Math.max(...texts.map((text) => text.length))
