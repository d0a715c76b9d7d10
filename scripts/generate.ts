import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sdkSchema } from '../sdk/generate.ts'
import { architecturePage } from './generate/architecture.ts'
import { chartRenderings, chartSchema } from './generate/chart.ts'
import { commandsPage } from './generate/commands.ts'
import { configurationPage } from './generate/configuration.ts'
import { endpointsPage } from './generate/endpoints.ts'
import { commonPasswords } from './generate/passwords.ts'
import { sharingPage } from './generate/roles.ts'
import { scalingPage } from './generate/scaling.ts'
import { statementsPage } from './generate/statements.ts'

/**
 * Writes the generated files from the code: `npm run generate`. With `--check`, only reports which are out of date.
 */

const ROOT = join(import.meta.dirname, '..')
const checking = process.argv.includes('--check')

// It hears of a statement only when its module is loaded after this: hence the import below.
const statements = await statementsPage()
const { openapiDocument } = await import('./generate/openapi.ts')
const document = await openapiDocument()
const files: Record<string, string> = {
  'backend/openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'backend/src/accounts/common-passwords.ts': commonPasswords(),
  'backend/statements.sql': statements,
  'deploy/helm/values.schema.json': await chartSchema(ROOT),
  ...(await chartRenderings(ROOT)),
  'docs/contracts/api-endpoints.md': endpointsPage(document),
  'docs/architecture.md': await architecturePage(ROOT),
  'docs/cli.md': await commandsPage(ROOT),
  'docs/configuration.md': configurationPage(),
  'docs/scaling.md': await scalingPage(ROOT),
  'docs/sharing.md': await sharingPage(ROOT),
  'sdk/src/schema.ts': await sdkSchema(document),
}

let stale = 0
for (const [name, content] of Object.entries(files)) {
  const path = join(ROOT, name)
  if ((await readFile(path, 'utf8').catch(() => '')) === content) continue
  stale += 1
  if (checking) console.error(`${name} is not what the code says. Run: npm run generate`)
  else await writeFile(path, content)
}
if (checking && stale > 0) process.exit(1)
