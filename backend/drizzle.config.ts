import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/database/auth-tables.ts', './src/database/tables.ts', './src/database/assistant-tables.ts'],
  out: './src/database/migrations',
})
