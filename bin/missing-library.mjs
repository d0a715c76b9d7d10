// Says in plain words which package is missing where the system cannot start a program that npm has installed: a bare
// machine or container lacks what nearly all others have. Plain JavaScript without dependencies, as docket.mjs beside it.
import { existsSync } from 'node:fs'

/** The packages of Debian and Ubuntu, of Fedora and its like, and of Alpine. */
const PACKAGES = {
  'libatomic.so.1': ['libatomic1', 'libatomic', 'libatomic'],
  'libstdc++.so.6': ['libstdc++6', 'libstdc++', 'libstdc++'],
  'libgcc_s.so.1': ['libgcc-s1', 'libgcc', 'libgcc'],
}

/** What the loaders of glibc and of musl say. */
const MISSING = /(?:error while loading shared libraries: |Error loading shared library )([^\s:]+):/

/**
 * The sentence for a program that ended with `said` on its standard error; undefined if it is not for want of a library.
 * @param {string} program as people call it
 * @param {string} said
 */
export function missingLibrary(program, said) {
  const [, library] = MISSING.exec(said) ?? []
  if (library === undefined) return undefined
  const lacks = `${program} needs ${library}, which this system lacks.`
  if (!Object.hasOwn(PACKAGES, library)) return `${lacks} Install the package that has it.`
  const [debian, fedora, alpine] = PACKAGES[library]
  return (
    `${lacks} Install it, and try again: apt-get install ${debian} (Debian, Ubuntu), ` +
    `dnf install ${fedora} (Fedora, RHEL), apk add ${alpine} (Alpine).`
  )
}

/** What to do where a program does not run at all. */
export const unfitSystem = () =>
  existsSync('/etc/alpine-release')
    ? 'Alpine has no glibc, which it needs. Install Node 26 or later (apk add nodejs-current) and set DATABASE_URL to a ' +
      'PostgreSQL server of yours, or use a system with glibc, such as Debian.'
    : 'it needs glibc, as on Debian, Ubuntu or Fedora, and a file system from which programs may run.'
