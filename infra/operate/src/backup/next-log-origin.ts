/** A name that no log of this platform has had: two restores of one backup are two logs. */
export function nextLogOrigin(former: string, instant: Date): string {
  const time = instant
    .toISOString()
    .replaceAll(/[-:]|\..*$/g, '')
    .toLowerCase()
  return `${former.slice(0, former.lastIndexOf('/'))}/${time}`
}
