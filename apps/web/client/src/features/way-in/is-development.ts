/** Whether the page comes from this machine, as no installation for real people does. */
export function isDevelopment(): boolean {
  return location.hostname === 'localhost' || location.hostname === '127.0.0.1'
}
