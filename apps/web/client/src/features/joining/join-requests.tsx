import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JoinRequest } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { formatDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Card, LinkButton, Loaded } from '../../ui/index.ts'
import { AddAsked } from './add-asked.tsx'
import { RefuseToAdd } from './refuse-to-add.tsx'
import { requestsPart } from './requests-part.ts'

/**
 * Who asks to be added to the team: a read of its own, made when the responsible officer asks for it, here or
 * by the notice that led here.
 */
export function JoinRequests({ customership }: { readonly customership: string }) {
  const { t } = useTranslation()
  const isLedHere = useLocation({ select: ({ hash }) => hash === requestsPart })
  const [isShown, setShown] = useState(isLedHere)
  const requests = useQuery({
    queryKey: ['join-requests', customership],
    enabled: isShown,
    queryFn: () =>
      answered(
        api.GET('/v1/customerships/{customership}/join-requests', { params: { path: { customership } } }),
      ),
  })
  if (!isShown)
    return (
      <div className="spaced">
        <Button kind="secondary" onPress={() => setShown(true)}>
          {t('joinRequests.show')}
        </Button>
      </div>
    )
  return (
    <Card title={t('joinRequests.title')}>
      <Loaded query={requests} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="body">{t('joinRequests.none')}</p>
          ) : (
            <ul className="list">
              {items.map((request) => (
                <Request key={request.id} customership={customership} request={request} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

interface RequestProps {
  readonly customership: string
  readonly request: JoinRequest
}

function Request({ customership, request }: RequestProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [answer, setAnswer] = useState<'add' | 'refuse'>()
  const { name, title, role, reason, askedOn } = request
  const close = (): void => setAnswer(undefined)
  return (
    <li className="stack">
      <p>
        <strong>{name}</strong>
        <span className="meta block">
          {title === '' ? declaredWords().roles[role] : title},{' '}
          {t('joinRequests.asked', { date: formatDay(askedOn, language) })}
        </span>
      </p>
      <p dir="auto">{reason}</p>
      <div className="row">
        <LinkButton label={`${t('joinRequests.add')}: ${name}`} onPress={() => setAnswer('add')}>
          {t('joinRequests.add')}
        </LinkButton>
        <LinkButton label={`${t('joinRequests.refuse')}: ${name}`} onPress={() => setAnswer('refuse')}>
          {t('joinRequests.refuse')}
        </LinkButton>
      </div>
      {answer === 'add' && <AddAsked customership={customership} request={request} onClose={close} />}
      {answer === 'refuse' && <RefuseToAdd customership={customership} request={request} onClose={close} />}
    </li>
  )
}
