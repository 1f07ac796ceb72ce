import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { Card, LineField, Select } from '../../ui/index.ts'
import { certainLabour, type OwnArea } from './own-area.ts'
import type { PartProps } from './parts.ts'

/** Between which authorities, and from which day. */
export function AreaPart({ draft, change, faultOf, area }: PartProps & { readonly area: OwnArea }) {
  const { t } = useTranslation()
  const nameOf = useOrganisationName()
  const labour = certainLabour(area)
  const named = (ids: readonly string[]) => ids.map((id) => nameOf(id) ?? '').join(', ')
  const parties = [...(labour === undefined ? [] : [labour]), area.own, ...area.others]
  return (
    <Card title={t('start.area')}>
      <div className="body stack">
        <dl className="terms">
          <dt>{t('file.parties')}</dt>
          <dd>{named([...new Set(parties)])}</dd>
        </dl>
        {labour === undefined && (
          <div className="ask">
            <Select
              id="labourAuthority"
              label={t('start.labour')}
              value={draft.labourAuthority}
              onChange={(labourAuthority) => change({ labourAuthority })}
              options={[
                { value: '', label: t('start.choose') },
                ...area.labourAuthorities.map((id) => ({ value: id, label: nameOf(id) ?? '' })),
              ]}
            />
            {faultOf('labourAuthority') !== undefined && (
              <p className="ask-fault">{faultOf('labourAuthority')}</p>
            )}
          </div>
        )}
        <LineField
          asked={{
            id: 'startedOn',
            label: t('start.day'),
            hint: t('start.dayHint'),
            fault: faultOf('startedOn'),
          }}
          wide={12}
          value={draft.startedOn}
          onChange={(startedOn) => change({ startedOn })}
        />
      </div>
    </Card>
  )
}
