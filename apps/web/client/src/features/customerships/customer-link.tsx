import { useTranslation } from 'react-i18next'
import type { CaseloadRow } from '../../api/answers.ts'
import { Icon, StateTag } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'

interface CustomerLinkProps {
  readonly row: Pick<CaseloadRow, 'id' | 'number' | 'displayName' | 'safety'>
  readonly onOpen?: () => void
}

/**
 * The way to a file by its person's name; by its number where the list says no name. Whoever is under
 * non-disclosure is printed by number only.
 */
export function CustomerLink({ row, onOpen }: CustomerLinkProps) {
  const { t } = useTranslation()
  return (
    <>
      <Link
        dir="auto"
        data-row={row.id}
        to="/customerships/$customership"
        params={{ customership: row.id }}
        className={row.safety ? 'plain off-print' : 'plain'}
        {...(onOpen === undefined ? {} : { onClick: onOpen })}
      >
        {row.displayName ?? row.number}
      </Link>{' '}
      {row.safety && (
        <>
          <span className="print-only" data-printed={row.number} />
          <StateTag tone="lock">
            <Icon name="lock" />
            {t('list.safety')}
          </StateTag>
        </>
      )}
    </>
  )
}
