import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startTexts } from './i18n/i18n.ts'
import { resume } from './session/way-in.ts'

// A page that the browser has kept for its back button would show what the session's end has taken away.
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
