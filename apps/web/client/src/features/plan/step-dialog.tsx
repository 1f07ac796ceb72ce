import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileView } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { useCustomership } from '../../api/queries.ts'
import { renew, renewList } from '../../api/renew.ts'
import { useSession } from '../../api/session-info.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { readTypedDay, typedDay } from '../../i18n/typed-day.ts'
import { Refusal } from '../../session/refusal.ts'
import { Button, Dialog, LineField, Loaded, TickBox } from '../../ui/index.ts'
import { SavingState } from '../recording/saving-state.tsx'
import { useAct } from '../recording/use-act.ts'
import { tell } from '../told/tell.ts'
import { forgetTasks } from '../work/task-reads.ts'
import type { PlanStep } from './plan-steps.ts'

interface StepDialogProps {
  readonly file: FileView
  readonly step: PlanStep
  readonly onClose: () => void
}

/** Says what a step of the plan means before it is taken, and when it was done. */
export function StepDialog({ file, step, onClose }: StepDialogProps) {
  const { t } = useTranslation()
  const whole = useCustomership(file.id)
  return (
    <Dialog title={t(`planStage.act.${step.words}`)} onClose={onClose}>
      <p>{t(`planStage.means.${step.words}`)}</p>
      <Loaded query={whole} lines={2}>
        {({ version, kelaInPlan }) => <StepForm {...{ file, step, version, kelaInPlan, onClose }} />}
      </Loaded>
    </Dialog>
  )
}

interface StepFormProps extends StepDialogProps {
  /** The version of the file that the step goes on from. */
  readonly version: number
  readonly kelaInPlan: boolean
}

interface Asked {
  readonly on: string
  readonly kelaTakesPart: boolean
}

function StepForm({ file, step, version, kelaInPlan, onClose }: StepFormProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { calendar } = useSession()
  const [day, setDay] = useState(typedDay(calendar))
  const [withKela, setWithKela] = useState(false)
  const [wasTried, setTried] = useState(false)
  const on = readTypedDay(day)
  const asksKela = !kelaInPlan && step.to !== 'planInForce'
  const readAgain = async (): Promise<void> => {
    // The summary is forgotten, so that the page that is open reads the file and nothing more.
    await queries.resetQueries({ queryKey: ['summary', file.id] })
    queries.removeQueries({ queryKey: ['history', file.id] })
    await renew(queries, ['customership', file.id])
  }
  const act = useAct(
    ({ on, kelaTakesPart }: Asked, key) =>
      answered(
        api.POST('/v1/customerships/{customership}/steps', {
          params: {
            path: { customership: file.id },
            header: { 'Idempotency-Key': key, 'If-Match': `"${version}"` },
          },
          body: { to: step.to, on, ...(kelaTakesPart ? { kelaTakesPart } : {}) },
        }),
      ),
    async () => {
      await readAgain()
      await Promise.all([renewList(queries, ['caseload']), forgetTasks(queries)])
      onClose()
      tell({ text: (t) => t(`planStage.done.${step.words}`) })
    },
    // Somebody else has taken the file on meanwhile: there is another step to take, if any.
    (error) => {
      if (!(error instanceof Refusal) || error.code !== 'stale-version') return
      void readAgain().then(() => {
        onClose()
        tell({ text: (t) => t('planStage.late') })
      })
    },
  )
  const send = (): void => {
    setTried(true)
    if (on !== undefined && on <= calendar) act.save({ on, kelaTakesPart: withKela })
  }
  return (
    <>
      <LineField
        asked={{
          id: 'stepDay',
          label: t(`planStage.day.${step.words}`),
          hint: t('record.dayHint'),
          fault: wasTried ? faultOf(on, calendar) : undefined,
          isLocked: act.isLocked,
        }}
        wide={12}
        value={day}
        onChange={setDay}
      />
      {asksKela && <TickBox label={t('planStage.kela')} value={withKela} onChange={setWithKela} />}
      <SavingState act={act} />
      <Lacks error={act.doing.kind === 'refused' ? act.doing.error : undefined} />
      <div className="row">
        <Button disabled={act.doing.kind === 'saving'} onPress={send}>
          {t(`planStage.act.${step.words}`)}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </>
  )

  function faultOf(typed: string | undefined, today: string): string | undefined {
    if (typed === undefined) return t('fault.day')
    return typed > today ? t('fault.future') : undefined
  }
}

const parties = ['labourAuthority', 'wellbeingCounty', 'kela'] as const

/** What the plan still lacks, where that is why it is not in force. */
function Lacks({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  if (!(error instanceof Refusal) || error.missing.length === 0) return undefined
  return (
    <ul className="points">
      {error.missing.map((each) => {
        const party = parties.find((kind) => kind === each)
        return <li key={each}>{party === undefined ? fieldName(each) : t(`needs.${party}`)}</li>
      })}
    </ul>
  )
}
