/** What somebody has written, in the direction of its own script, whatever stands around it. */
export function OwnWords({ children }: { readonly children: string }) {
  return (
    <span dir="auto" className="own-words">
      {children}
    </span>
  )
}
