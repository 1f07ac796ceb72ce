import { type Actor, type Origins, signIn } from './actor.ts'

/** The five roles of the story, signed in. */
export interface Cast {
  readonly specialist: Actor
  readonly socialWorker: Actor
  readonly nurse: Actor
  readonly kela: Actor
  readonly counsellor: Actor
  byKey(key: string): Actor
}

/** Signs the five in, one after the other, each at their own organisation. */
export async function signInCast(origins: Origins): Promise<Cast> {
  const specialist = await signIn('porvoo-specialist', origins)
  const socialWorker = await signIn('county-social-worker', origins)
  const nurse = await signIn('county-nurse', origins)
  const kela = await signIn('kela-specialist', origins)
  const counsellor = await signIn('county-social-counsellor', origins)
  const all = [specialist, socialWorker, nurse, kela, counsellor]
  return {
    specialist,
    socialWorker,
    nurse,
    kela,
    counsellor,
    byKey: (key) => {
      const found = all.find((actor) => actor.key === key)
      if (found === undefined) throw new Error(`${key} has no part in the demo`)
      return found
    },
  }
}
