import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { staffTitle } from '../../i18n/staff-title.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Dialog, LinkButton, Notice, problemText, StateTag } from '../../ui/index.ts'
import { useTeamChange } from './change-team.ts'

interface MemberRowProps {
  readonly customership: string
  readonly member: Customership['team'][number]
  readonly mayRemove: boolean
  /** Whether one may say who answers for the party. */
  readonly mayName: boolean
  /** Whether nobody else of the party is responsible: a party is never left without (2.08). */
  readonly isOnlyResponsible: boolean
}

/** One member of a team, and what may be changed of them. */
export function MemberRow(props: MemberRowProps) {
  const { customership, member, mayRemove, isOnlyResponsible } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const [asked, setAsked] = useState<'remove' | 'responsible'>()
  const { name, title, role, responsible } = member
  const naming = t(responsible ? 'team.withdraw' : 'team.name')
  const mayName = props.mayName && !isOnlyResponsible
  return (
    <li className="stack">
      <p>
        <strong>{name}</strong> {responsible && <StateTag tone="blue">{t('file.responsible')}</StateTag>}
        <span className="meta block">{staffTitle({ title, role }, language)}</span>
        {props.mayName && isOnlyResponsible && (
          <span className="meta block">{t('team.onlyResponsible')}</span>
        )}
      </p>
      {(mayRemove || mayName) && (
        <div className="row">
          {mayName && (
            <LinkButton label={`${naming}: ${name}`} onPress={() => setAsked('responsible')}>
              {naming}
            </LinkButton>
          )}
          {mayRemove && (
            <LinkButton label={`${t('team.remove')}: ${name}`} onPress={() => setAsked('remove')}>
              {t('team.remove')}
            </LinkButton>
          )}
        </div>
      )}
      {asked !== undefined && (
        <ChangeDialog
          customership={customership}
          member={member}
          asked={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </li>
  )
}

interface ChangeDialogProps extends Pick<MemberRowProps, 'customership' | 'member'> {
  readonly asked: 'remove' | 'responsible'
  readonly onClose: () => void
}

/** Says what the change does before it is made. */
function ChangeDialog({ customership, member, asked, onClose }: ChangeDialogProps) {
  const { t } = useTranslation()
  const { id, name, responsible } = member
  const change = useTeamChange(
    customership,
    (_asked: undefined, key): Promise<unknown> => {
      const params = { path: { customership, member: id }, header: { 'Idempotency-Key': key } }
      if (asked === 'remove')
        return answered(api.DELETE('/v1/customerships/{customership}/team/{member}', { params }))
      const body = { responsible: !responsible }
      return answered(
        api.PUT('/v1/customerships/{customership}/team/{member}/responsibility', { params, body }),
      )
    },
    onClose,
  )
  const naming = responsible ? 'team.withdraw' : 'team.name'
  const namingText = responsible ? 'team.withdrawText' : 'team.nameText'
  const title = t(asked === 'remove' ? 'team.remove' : naming)
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t(asked === 'remove' ? 'team.removeText' : namingText, { name })}</p>
      {change.error !== null && (
        <Notice tone="error" live>
          {problemText(change.error, t)}
        </Notice>
      )}
      <div className="row">
        <Button disabled={change.isPending} onPress={() => change.mutate(undefined)}>
          {title}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
