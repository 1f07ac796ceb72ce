import { useTranslation } from 'react-i18next'
import { Button } from '../ui/index.ts'

/** A list of which more can be fetched, page by page. */
export interface MorePages {
  readonly hasNextPage: boolean
  readonly isFetching: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/** The next page of a list, when somebody asks for it. */
export function MoreRows({ more }: { readonly more: MorePages }) {
  const { t } = useTranslation()
  if (!more.hasNextPage) return undefined
  return (
    <Button kind="secondary" disabled={more.isFetchingNextPage} onPress={() => void more.fetchNextPage()}>
      {t('table.more')}
    </Button>
  )
}
