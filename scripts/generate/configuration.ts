import { settings } from '../../backend/src/settings.ts'

/** `docs/configuration.md`: a row for each setting of `settings.ts`. */
export function configurationPage(): string {
  const rows = Object.entries(settings.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined)
    const fallback = parsed.success && parsed.data !== undefined ? `\`${show(parsed.data)}\`` : ''
    return `| \`${name}\` | ${fallback} | ${schema.description ?? ''} |`
  })
  return `<!-- Generated from backend/src/settings.ts by npm run generate. -->
# Configuration

Set them as environment variables or in a file \`.env\`: in the checkout or, for the package from npm, in
\`~/.local/share/docket\` (\`XDG_DATA_HOME\`). All are optional.

| Setting | Default | Meaning |
| --- | --- | --- |
${rows.join('\n')}
`
}

const show = (value: unknown): string =>
  Array.isArray(value) && value.length === 0 ? '(none)' : String(value)
