const between = 200

/**
 * Calls `stop` once when whoever started this process has ended. npm passes a signal to the shell that it has
 * put in between, which ends without passing it on. Started by hand, by anything but npm, a process may
 * outlive its parent: nothing is watched then.
 */
export function whenParentEnds(stop) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, between)
  timer.unref()
}
