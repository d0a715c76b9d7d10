import { dirname } from 'node:path'
import { filesIn, textOf } from './imports.ts'

const SOURCE = /\.(tsx?|css)$/
/** The most lines of a folder's README.md: it says what the folder is for, and not what its files say. */
const MOST_LINES = 4

/**
 * Folders below the roots whose README.md is missing, or does not say in a line or two what the folder is for.
 * @param roots relative to the repository's root; each is itself exempt
 */
export function foldersWithoutPurpose(roots: readonly string[]): string[] {
  return roots.flatMap((root) => {
    const files = filesIn([root])
    const sources = files.filter((path) => SOURCE.test(path)).map((path) => dirname(path))
    // A folder of folders is one, too.
    const folders = new Set(sources.flatMap((folder) => upTo(root, folder)))
    return [...folders].sort().filter((folder) => !isPurpose(files, `${folder}/README.md`))
  })
}

function isPurpose(files: readonly string[], path: string): boolean {
  if (!files.includes(path)) return false
  const text = textOf(path).trim()
  return text !== '' && text.split('\n').length <= MOST_LINES
}

/** The folder and those above it, below the root. */
function upTo(root: string, folder: string): string[] {
  return folder.length <= root.length ? [] : [folder, ...upTo(root, dirname(folder))]
}
