import { optionsOf } from './arguments.ts'
import type { Command, Commands, Input, Option, Result } from './command.ts'

/** Completion for shells, from the table of commands. */

export async function run({ positionals: [shell], commands }: Input): Promise<Result> {
  const script = { bash, zsh, fish }[shell as 'bash' | 'zsh' | 'fish']
  return { text: script(commands), data: null }
}

const flags = (command: Command): string[] =>
  Object.entries(optionsOf(command)).flatMap(([name, { short }]) => [
    `--${name}`,
    ...(short === undefined ? [] : [`-${short}`]),
  ])

const choicesOf = ({ parameters = [] }: Command): string[] =>
  parameters.flatMap(({ choices = [] }) => choices)
const takesFile = ({ parameters = [] }: Command): boolean => parameters.some(({ file }) => file === true)
const valued = (command: Command): [string, Option][] =>
  Object.entries(optionsOf(command)).filter(([, { value }]) => value !== undefined)

function bash(commands: Commands): string {
  const all = Object.entries(commands)
  const names = Object.keys(commands).join(' ')
  const values = all.flatMap(([name, command]) =>
    valued(command).map(
      ([option, { choices = [] }]) => `    ${name}:--${option}) words='${choices.join(' ')}' ;;`,
    ),
  )
  const words = all.map(
    ([name, command]) =>
      `      ${name}) words='${[...choicesOf(command), ...flags(command)].join(' ')}'${takesFile(command) ? ' files=1' : ''} ;;`,
  )
  return `# bash completion for docket
_docket() {
  local current=\${COMP_WORDS[COMP_CWORD]} words='' files=''
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${names} help --help --version' -- "$current"))
    return
  fi
  case \${COMP_WORDS[1]}:\${COMP_WORDS[COMP_CWORD - 1]} in
    help:*) words='${names}' ;;
${values.join('\n')}
    *) case \${COMP_WORDS[1]} in
${words.join('\n')}
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ -n $files && $current != -* ]]; then
    local file
    while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$current")
    compopt -o filenames 2>/dev/null
  fi
}
complete -F _docket docket`
}

/** As a word in single quotes, where a colon does not end it. */
const zshText = (text: string): string => text.replaceAll("'", "'\\''").replace(/[[\]:\\]/g, '\\$&')

function zsh(commands: Commands): string {
  const all = Object.entries(commands)
  const described = all.map(([name, { summary }]) => `    '${name}:${zshText(summary)}'`)
  const cases = all.map(([name, command]) => {
    const options = Object.entries(optionsOf(command)).map(([option, { value, choices, many, summary }]) => {
      const argument =
        value === undefined ? '' : `:${value}:${choices === undefined ? '' : `(${choices.join(' ')})`}`
      return `'${many ? '*' : ''}--${option}[${zshText(summary)}]${argument}'`
    })
    const parameters = (command.parameters ?? []).map(({ name: parameter, many, choices, file }) => {
      const action = choices !== undefined ? `(${choices.join(' ')})` : file ? '_files' : ''
      return `'${many ? '*' : ''}:${parameter}:${action}'`
    })
    return `    ${name}) _arguments ${[...options, ...parameters].join(' ')} ;;`
  })
  return `#compdef docket
_docket() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${cases.join('\n')}
  esac
}
compdef _docket docket`
}

const fishText = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`

function fish(commands: Commands): string {
  const all = Object.entries(commands)
  const names = all.map(
    ([name, { summary }]) => `complete -c docket -n __fish_use_subcommand -a ${name} -d ${fishText(summary)}`,
  )
  const options = all.flatMap(([name, command]) => {
    const when = `complete -c docket -n '__fish_seen_subcommand_from ${name}'`
    const lines = Object.entries(optionsOf(command)).map(([option, { short, value, choices, summary }]) =>
      [
        when,
        `-l ${option}`,
        ...(short === undefined ? [] : [`-s ${short}`]),
        ...(value === undefined ? [] : ['-x']),
        ...(choices === undefined ? [] : [`-a '${choices.join(' ')}'`]),
        `-d ${fishText(summary)}`,
      ].join(' '),
    )
    const words = choicesOf(command)
    if (words.length > 0) lines.push(`${when} -a '${words.join(' ')}'`)
    if (takesFile(command)) lines.push(`${when} -F`)
    return lines
  })
  return ['# fish completion for docket', 'complete -c docket -f', ...names, ...options].join('\n')
}
