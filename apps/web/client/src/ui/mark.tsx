/** The mark of the service: three circles that meet. */
export function Mark() {
  return (
    <svg viewBox="0 0 36 36" fill="none" strokeWidth="3.5" aria-hidden="true" className="mark-circles">
      <circle cx="12" cy="13" r="8.5" />
      <circle cx="24" cy="13" r="8.5" />
      <circle cx="18" cy="23.5" r="8.5" />
    </svg>
  )
}
