import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** What the web server tells a person by, without keeping who it is. */
export interface PersonKeys {
  /** By which the rows of one person's sessions are found. */
  ownerOf(person: string): Buffer
  /** A mark of this person for their own browser; each is another, and only this server knows whose. */
  newMark(person: string): string
  isMarkOf(mark: string, person: string): boolean
}

const saltBytes = 16

/** Keys under the web server's own secret; with another secret nobody is found any more, and no mark fits. */
export function createPersonKeys(secret: Uint8Array): PersonKeys {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `tym web ${use}`, 32))
  const keys = { owner: keyFor('owner'), mark: keyFor('mark') }
  const markOf = (salt: Uint8Array, person: string) =>
    Buffer.concat([salt, createHmac('sha256', keys.mark).update(salt).update(person).digest()])
  return {
    ownerOf: (person) => createHmac('sha256', keys.owner).update(person).digest(),
    newMark: (person) => markOf(randomBytes(saltBytes), person).toString('base64url'),
    isMarkOf: (mark, person) => {
      const given = Buffer.from(mark, 'base64url')
      const wanted = markOf(given.subarray(0, saltBytes), person)
      return given.length === wanted.length && timingSafeEqual(given, wanted)
    },
  }
}
