import { theRegister } from './declared-register.ts'
import { saidFirst } from './register-words.ts'

/** What a category is called where its name begins: `5 Terveydentila, työ- ja toimintakyky`. */
export function categoryTitle(category: number): string {
  const declared = theRegister().categories.find(({ number }) => number === category)
  return declared === undefined ? `${category}` : `${category} ${saidFirst(declared.title)}`
}
