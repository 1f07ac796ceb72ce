import type { Ready, SessionState, SignedIn } from './state.ts'

/** Which right it was, as far as the page knew it. */
export interface EndedRight {
  readonly role: string
  /** The employer's name, in each language. */
  readonly employer?: Readonly<Record<'fi' | 'sv' | 'en', string>>
}

/** What a person is shown of the session. */
export type SessionView =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'choosing'; readonly state: SignedIn; readonly refused?: string }
  | { readonly kind: 'ready'; readonly state: Ready }
  /** The usage right has ended while one worked: nothing of any customer is shown any more. */
  | { readonly kind: 'rightEnded'; readonly state: Ready; readonly right?: EndedRight }
  | { readonly kind: 'trouble'; readonly error: unknown }

let view: SessionView = { kind: 'starting' }
let closed = false
const listeners = new Set<() => void>()

/** What holds now, in this tab. It lives in memory only. */
export function currentView(): SessionView {
  return view
}

/** Changes what is shown; whoever watches is told. A page that is closed shows nothing more. */
export function show(next: SessionView): void {
  if (closed) return
  view = next
  for (const listener of listeners) listener()
}

/** Shows what is newly known of the session that is shown; a page that shows none stays as it is. */
export function showNews(state: SessionState): void {
  if (!('state' in view)) return
  if (view.kind === 'rightEnded') {
    if (state.stage === 'ready') show({ ...view, state })
  } else if (state.stage === 'ready') show({ kind: 'ready', state })
  else if (state.stage === 'signedIn' && view.kind === 'choosing') {
    const { idleUntil, absoluteUntil } = state
    show({ ...view, state: { ...view.state, idleUntil, absoluteUntil } })
  }
}

/** Watches; answers how to stop. */
export function watchView(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Empties the page for good: whoever comes back to it loads it again. */
export function close(): void {
  show({ kind: 'starting' })
  closed = true
}

let leaving = false

/** Leaves this page for another address, so that nothing of what was shown stays in memory. */
export function leave(to: string, go: (to: string) => void = (to) => location.replace(to)): void {
  if (leaving) return
  leaving = true
  close()
  go(to)
}
