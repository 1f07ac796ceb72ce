import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileView } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { useCustomership } from '../../api/queries.ts'
import { useAuthority } from '../../api/session-info.ts'
import { Button, Card } from '../../ui/index.ts'
import { stepFrom } from './plan-steps.ts'
import { StepDialog } from './step-dialog.tsx'

/** How far the plan of a file is, and the step that whoever may takes it on from there (4–6 §). */
export function PlanStage({ file }: { readonly file: FileView }) {
  const { t } = useTranslation()
  const organisationOf = useOrganisationOf()
  const authority = useAuthority()
  const [isAsking, setAsking] = useState(false)
  // A proposed end stops no work (6 §): the plan goes on from where it was, which only the file itself tells.
  const isEndProposed = file.state === 'endProposed'
  const whole = useCustomership(file.id, { enabled: isEndProposed })
  const state = isEndProposed ? whole.data?.workingState : file.state
  const step = state === undefined ? undefined : stepFrom(state)
  if (state === undefined || step === undefined) return undefined
  const isLabour = organisationOf(authority ?? '')?.kind === 'labourAuthority'
  const mayTake = file.permitted.includes('customership.advance') && (isLabour || !step.isLabours)
  return (
    <Card title={t('planStage.title')}>
      <div className="body stack">
        <p>
          <strong>{t(`state.${state}`)}.</strong> {t(`planFrom.${step.words}`)}
          {step.isLabours && !isLabour && ` ${t('planStage.byLabour')}`}
        </p>
        {mayTake && (
          <p>
            <Button kind="secondary" onPress={() => setAsking(true)}>
              {t(`planAct.${step.words}`)}
            </Button>
          </p>
        )}
      </div>
      {isAsking && <StepDialog file={file} step={step} onClose={() => setAsking(false)} />}
    </Card>
  )
}
