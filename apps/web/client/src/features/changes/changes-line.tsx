import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/index.ts'
import { type ShownPart, useChanges } from './use-changes.ts'

interface ChangesLineProps {
  readonly customership: string
  readonly shown: ShownPart
}

/**
 * Says quietly that others have changed what the page shows. Its line is there from the start, so that
 * nothing moves under the cursor; the page is read again when somebody presses it, and not before.
 */
export function ChangesLine({ customership, shown }: ChangesLineProps) {
  const { t } = useTranslation()
  const line = useRef<HTMLParagraphElement>(null)
  const n = useChanges(customership, shown)
  const read = (): void => {
    line.current?.focus()
    void shown.query.refetch()
  }
  return (
    <p ref={line} className="changes-line" role="status" tabIndex={-1}>
      {n > 0 && (
        <LinkButton onPress={read}>{n === 1 ? t('changes.one') : t('changes.many', { n })}</LinkButton>
      )}
    </p>
  )
}
