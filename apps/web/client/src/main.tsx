import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startTexts } from './i18n/i18n.ts'
import { close } from './session/session.ts'
import { resume } from './session/way-in.ts'

// A page that the browser keeps for its back button holds nothing of anybody, and is loaded again.
addEventListener('pagehide', close)
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

const place = document.getElementById('app')
if (place === null) throw new Error('the page has no place for the client')
await startTexts()
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
await resume()
