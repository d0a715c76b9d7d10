import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'

/** The generated regions of `docs/architecture.md`: the map of folders and the index of decisions. */

const PAGE = 'docs/architecture.md'
const HALVES = ['backend/src', 'grammar/src', 'frontend/src']

/** @param root the repository's root */
export async function architecturePage(root: string): Promise<string> {
  const page = await readFile(join(root, PAGE), 'utf8')
  return filled(filled(page, 'folders', await foldersTable(root)), 'decisions', await decisionsTable(root))
}

/** @throws Error if `page` has no such region */
export function filled(page: string, region: string, content: string): string {
  const [begin, end] = [`<!-- ${region} -->`, `<!-- /${region} -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${PAGE} has no region between ${begin} and ${end}`)
  return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`
}

/** A row for each folder that says in a README.md what it is for. */
export async function foldersTable(root: string): Promise<string> {
  const rows = HALVES.flatMap((half) =>
    globSync(`${half}/**/README.md`, { cwd: root })
      .map((path) => dirname(path).replaceAll('\\', '/'))
      .sort()
      .map(async (folder) => {
        const purpose = await readFile(join(root, folder, 'README.md'), 'utf8')
        return `| [\`${folder}/\`](../${folder}/) | ${inCell(fromDocs(purpose, folder))} |`
      }),
  )
  return ['| Folder | What it is for |', '| --- | --- |', ...(await Promise.all(rows))].join('\n')
}

/** A row for each decision, by date and then by title. */
export async function decisionsTable(root: string): Promise<string> {
  const decisions = await Promise.all(
    globSync('docs/decisions/*.md', { cwd: root }).map(async (path) => {
      const file = posix.basename(path.replaceAll('\\', '/'))
      const text = await readFile(join(root, path), 'utf8')
      const [, title, date] = /^# (.+)\n\n(\d{4}-\d{2}-\d{2})\n/.exec(text) ?? []
      if (title === undefined || date === undefined) {
        throw new Error(`${path} does not begin with a title and a date`)
      }
      return { file, title, date }
    }),
  )
  const rows = decisions
    .sort((a, b) => (`${a.date} ${a.title}` < `${b.date} ${b.title}` ? -1 : 1))
    .map(({ file, title, date }) => `| ${date} | ${inCell(title)} | [\`${file}\`](decisions/${file}) |`)
  return ['| Date | Decision | Page |', '| --- | --- | --- |', ...rows].join('\n')
}

const inCell = (text: string) => text.trim().replaceAll('|', '\\|').replace(/\s+/g, ' ')

/** Links of a page in `folder`, as a page in `docs/` has to write them. */
const fromDocs = (text: string, folder: string) =>
  text.replace(/\]\((?![a-z]+:)([^)#]+)/g, (_, target: string) => {
    const path = posix.relative('docs', posix.join(folder, target))
    return `](${path}`
  })
