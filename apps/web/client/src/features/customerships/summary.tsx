import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCustomership, useHistory } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session-info.ts'
import { Card, Loaded, Refresh } from '../../ui/index.ts'
import { NotFound } from '../../ui/routed.ts'
import { ClockLine } from './clock-line.tsx'
import { EndOfFile } from './end-of-file.tsx'
import { FileFrame } from './file-frame.tsx'
import { History } from './history.tsx'
import { Parties } from './parties.tsx'
import { Team } from './team.tsx'

const route = getRouteApi('/customerships/$customership')

/** One file at a glance: its days, its parties, its team, what has happened last. */
export function Summary() {
  const { t } = useTranslation()
  const { customership } = route.useParams()
  const { calendar } = useSession()
  const may = useMay()
  const file = useCustomership(customership)
  return (
    <Loaded query={file} absent={<NotFound />}>
      {(data) => (
        <FileFrame
          file={data}
          page={t('file.summary')}
          mayReadData={may('customership.read')}
          beside={<Refresh query={file} />}
        >
          <div className="file-columns">
            <div>
              <Card title={t('file.clock')} beside={<span className="meta">{t('file.clockNote')}</span>}>
                <ClockLine file={data} today={calendar} />
              </Card>
              <Parties file={data} />
              <EndOfFile file={data} />
            </div>
            <div>
              <Team team={data.team} />
              <LatestHistory customership={customership} />
            </div>
          </div>
        </FileFrame>
      )}
    </Loaded>
  )
}

function LatestHistory({ customership }: { readonly customership: string }) {
  const { t } = useTranslation()
  const history = useHistory(customership)
  return (
    <Card title={t('file.history')}>
      <Loaded query={history} lines={4}>
        {({ items }) => <History events={items} />}
      </Loaded>
    </Card>
  )
}
