export { AssistantPanel } from './assistant-panel.tsx'
export { loadTexts } from './texts.ts'
