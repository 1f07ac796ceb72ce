import { useTranslation } from 'react-i18next'
import { declaredWords } from '../../i18n/i18n.ts'
import { Card, LinesInput, TickBox } from '../../ui/index.ts'
import type { PartProps } from './parts.ts'

/** Why coordination is needed (3 §): the obstacle, and that contact between authorities is not enough. */
export function GroundPart({ draft, change, faultOf }: PartProps) {
  const { t } = useTranslation()
  const grounds = declaredWords().codes['referralGrounds'] ?? {}
  const isReferred = draft.referral !== undefined
  return (
    <Card title={t('start.why')}>
      <div className="body stack">
        {isReferred ? (
          <p>{t('start.groundReferred')}</p>
        ) : (
          <fieldset className="asked-set">
            <legend>{t('start.groundHint')}</legend>
            <TickBox
              id="ability"
              label={<span className="upper">{grounds['ability']}</span>}
              error={faultOf('ability')}
              value={draft.ability}
              onChange={(ability) => change({ ability })}
            />
            <TickBox
              label={<span className="upper">{grounds['lifeManagement']}</span>}
              value={draft.lifeManagement}
              onChange={(lifeManagement) => change({ lifeManagement })}
            />
          </fieldset>
        )}
        <TickBox
          id="contactIsNotEnough"
          label={t('start.notEnough')}
          error={faultOf('contactIsNotEnough')}
          value={draft.contactIsNotEnough}
          onChange={(contactIsNotEnough) => change({ contactIsNotEnough })}
        />
        {!isReferred && (
          <LinesInput
            id="why"
            label={t('start.whyText')}
            hint={t('start.whyHint')}
            error={faultOf('why')}
            value={draft.why}
            onChange={(why) => change({ why })}
          />
        )}
      </div>
    </Card>
  )
}
