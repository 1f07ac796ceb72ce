import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { useFileFacts } from '../../api/queries.ts'
import { useSession } from '../../api/session-info.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Card, OrgBadge } from '../../ui/index.ts'
import { LoadedPage } from '../../ui/routed.ts'
import { JoinRequests } from '../joining/join-requests.tsx'
import { AddMember } from './add-member.tsx'
import { FileFrame } from './file-frame.tsx'
import { MemberRow } from './member-row.tsx'

const route = getRouteApi('/customerships/$customership/team')

/** Who works with a file, party by party; one changes one's own party only. */
export function TeamPage() {
  const { t } = useTranslation()
  const { customership } = route.useParams()
  const file = useFileFacts(customership)
  return (
    <LoadedPage query={file}>
      {(data) => (
        <FileFrame file={data} page={t('file.team')} mayReadData shown={{ part: 'file', query: file }}>
          <Parties file={data} />
          {data.permitted.includes('joinRequest.answer') && <JoinRequests customership={data.id} />}
        </FileFrame>
      )}
    </LoadedPage>
  )
}

type TeamFacts = Pick<Customership, 'id' | 'team' | 'parties' | 'permitted'>

function Parties({ file: { id, team, parties, permitted } }: { readonly file: TeamFacts }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const session = useSession()
  const organisationOf = useOrganisationOf()
  const [isAdding, setAdding] = useState(false)
  const own = 'authority' in session ? session.authority : undefined
  const isResponsible = team.some(
    ({ person, organisation, responsible }) =>
      responsible && organisation === own && person === session.person,
  )
  return (
    <div className="three">
      {parties.map(({ organisation, kind }) => {
        const members = team.filter((member) => member.organisation === organisation)
        const isOwn = organisation === own
        return (
          <Card
            key={organisation}
            title={organisationOf(organisation)?.name[language] ?? ''}
            beside={<OrgBadge kind={kind} />}
          >
            {members.length === 0 && <p className="body">{t('team.nobody')}</p>}
            <ul className="list">
              {members.map((member) => (
                <MemberRow
                  key={member.id}
                  customership={id}
                  member={member}
                  mayRemove={isOwn && permitted.includes('team.remove')}
                  mayName={isOwn && isResponsible && permitted.includes('team.add')}
                  isOnlyResponsible={
                    member.responsible && members.filter(({ responsible }) => responsible).length === 1
                  }
                />
              ))}
            </ul>
            {isOwn && permitted.includes('team.add') && (
              <div className="body">
                <Button kind="secondary" icon="add" onPress={() => setAdding(true)}>
                  {t('team.add')}
                </Button>
              </div>
            )}
          </Card>
        )
      })}
      {isAdding && <AddMember customership={id} onClose={() => setAdding(false)} />}
    </div>
  )
}
