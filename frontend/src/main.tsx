import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { registerWorker } from './app/worker.ts'
import './styles/index.css'
import { App } from './app/app.tsx'
import { shortly } from './app/shortly.ts'
import { startTheme } from './app/theme.ts'
import { startI18n } from './i18n/index.ts'
import { loadSession } from './session/store.ts'

const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no #app')
startTheme()
const known = loadSession()
await startI18n()
await shortly(known)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
if (import.meta.env.PROD) void registerWorker()
