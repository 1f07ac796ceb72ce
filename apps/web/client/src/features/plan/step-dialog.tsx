import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileView } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { renew, renewList } from '../../api/renew.ts'
import { useSession } from '../../api/session-info.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { readTypedDay, typedDay } from '../../i18n/typed-day.ts'
import { Refusal } from '../../session/refusal.ts'
import { Button, Dialog, LineField, problemText, TickBox } from '../../ui/index.ts'
import { SavingState } from '../recording/saving-state.tsx'
import { useAct } from '../recording/use-act.ts'
import { tell } from '../told/tell.ts'
import { planParties } from '../work/task-needs.tsx'
import { forgetTasks } from '../work/task-reads.ts'
import type { PlanStep } from './plan-steps.ts'

interface StepDialogProps {
  readonly file: FileView
  readonly step: PlanStep
  readonly onClose: () => void
}

interface Asked {
  readonly on: string
  readonly kelaTakesPart: boolean
}

/** Refusals that say that somebody else has taken the file on meanwhile. */
const late = ['stale-version', 'state-conflict']

/** Says what a step of the plan means before it is taken, and asks when it was done. */
export function StepDialog({ file, step, onClose }: StepDialogProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { calendar } = useSession()
  const [day, setDay] = useState(typedDay(calendar))
  const [withKela, setWithKela] = useState(false)
  const [wasTried, setTried] = useState(false)
  const on = readTypedDay(day)
  const readAgain = async (): Promise<void> => {
    // The summary is forgotten, so that the page that is open reads the file and nothing more.
    await queries.resetQueries({ queryKey: ['summary', file.id] })
    queries.removeQueries({ queryKey: ['history', file.id] })
    await Promise.all([
      renew(queries, ['customership', file.id]),
      renewList(queries, ['caseload']),
      forgetTasks(queries),
    ])
  }
  const act = useAct(
    ({ on, kelaTakesPart }: Asked, key) =>
      answered(
        api.POST('/v1/customerships/{customership}/steps', {
          params: {
            path: { customership: file.id },
            header: { 'Idempotency-Key': key, 'If-Match': `"${file.version}"` },
          },
          body: { to: step.to, on, ...(kelaTakesPart ? { kelaTakesPart } : {}) },
        }),
      ),
    async () => {
      await readAgain()
      onClose()
      tell({ text: (t) => t(`planDone.${step.words}`) })
    },
    (error) => {
      if (!(error instanceof Refusal) || !late.includes(error.code)) return
      void readAgain().then(() => {
        onClose()
        tell({ text: (t) => t('planStage.late') })
      })
    },
  )
  const refused = act.doing.kind === 'refused' ? act.doing.error : undefined
  const ofDay = refused instanceof Refusal && refused.pointer === '/on' ? problemText(refused, t) : undefined
  const typed = on === undefined ? t('fault.day') : on > calendar ? t('fault.future') : undefined
  const send = (): void => {
    setTried(true)
    if (on !== undefined && on <= calendar) act.save({ on, kelaTakesPart: withKela })
  }
  return (
    <Dialog title={t(`planAct.${step.words}`)} onClose={onClose}>
      <p>
        {t(`planMeans.${step.words}`)} {t('planStage.final')}
      </p>
      <LineField
        asked={{
          id: 'stepDay',
          label: t(`planDay.${step.words}`),
          hint: t('record.dayHint'),
          fault: (wasTried ? typed : undefined) ?? ofDay,
          isLocked: act.isLocked,
        }}
        wide={12}
        value={day}
        onChange={setDay}
      />
      {!file.kelaInPlan && step.words !== 'endReview' && (
        <TickBox
          label={t('planStage.kela')}
          value={withKela}
          isLocked={act.isLocked}
          onChange={setWithKela}
        />
      )}
      <SavingState act={act}>
        <Lacks error={refused} />
      </SavingState>
      <div className="row">
        <Button disabled={act.isLocked} onPress={send}>
          {t(`planAct.${step.words}`)}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

/** What the plan still lacks, where that is why it is not in force. */
function Lacks({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  if (!(error instanceof Refusal) || error.missing.length === 0) return undefined
  return (
    <ul className="points">
      {error.missing.map((each) => {
        const party = planParties.find((kind) => kind === each)
        return <li key={each}>{party === undefined ? fieldName(each) : t(`needs.${party}`)}</li>
      })}
    </ul>
  )
}
