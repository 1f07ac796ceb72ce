import type { FileView } from '../../api/answers.ts'
import { declaredWords } from '../../i18n/i18n.ts'

/** The acts of a team that are not this person's in a file as it stands, with their words. */
export function deniedActs({
  permitted,
}: Pick<FileView, 'permitted'>): readonly (readonly [string, string])[] {
  const isPermitted = (operation: string): boolean => permitted.some((each) => each === operation)
  return Object.entries(declaredWords().operations).filter(([operation]) => !isPermitted(operation))
}
