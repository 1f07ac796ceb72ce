import type { Ready, SignedIn } from './state.ts'

/** What a person is shown of the session. */
export type SessionView =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'choosing'; readonly state: SignedIn; readonly refused?: string }
  | { readonly kind: 'ready'; readonly state: Ready }
  | { readonly kind: 'trouble'; readonly code: string; readonly seconds?: number | undefined }

let view: SessionView = { kind: 'starting' }
const listeners = new Set<() => void>()

/** What holds now, in this tab. It lives in memory only. */
export function currentView(): SessionView {
  return view
}

/** Changes what is shown; whoever watches is told. */
export function show(next: SessionView): void {
  view = next
  for (const listener of listeners) listener()
}

/** Watches; answers how to stop. */
export function watchView(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let leaving = false

/** Leaves this page for another address, so that nothing of what was shown stays in memory. */
export function leave(to: string): void {
  if (leaving) return
  leaving = true
  show({ kind: 'starting' })
  location.replace(to)
}
