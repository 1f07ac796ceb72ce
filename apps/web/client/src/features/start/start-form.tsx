import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { renewList } from '../../api/renew.ts'
import { readTypedDay, typedDay } from '../../i18n/typed-day.ts'
import { Button, FaultList } from '../../ui/index.ts'
import { Leaving } from '../../ui/routed.ts'
import { tell } from '../told/tell.ts'
import { forgetTasks } from '../work/task-reads.ts'
import { AreaPart } from './area-part.tsx'
import { FindPerson } from './find-person.tsx'
import { GroundPart } from './ground-part.tsx'
import { forgetHandedCode, handedCode } from './handed-code.ts'
import { certainLabour, type OwnArea } from './own-area.ts'
import { PersonPart } from './person-part.tsx'
import { RefusedStart } from './refused-start.tsx'
import { emptyDraft, type Fault, faultsOf, type StartDraft, startBody } from './start-draft.ts'
import { WhenStarted } from './when-started.tsx'

interface StartFormProps {
  readonly area: OwnArea
  readonly today: string
}

/** Which control a sentence speaks of, where it does not say so itself. */
const labels: Partial<Record<Fault['id'], Label>> = {
  givenNames: 'start.givenNames',
  familyName: 'start.familyName',
  why: 'start.whyText',
  labourAuthority: 'start.labour',
  startedOn: 'start.day',
}
type Label = 'start.givenNames' | 'start.familyName' | 'start.whyText' | 'start.labour' | 'start.day'

/** The form of a start. One key for the act, however often it is tried: it opens one file. */
export function StartForm({ area, today }: StartFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => emptyDraft(handedCode(), typedDay(today)))
  const [attempt, setAttempt] = useState(0)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const isDone = useRef(false)
  useEffect(forgetHandedCode, [])
  const faults = faultsOf(draft, { today, choosesLabour: certainLabour(area) === undefined })
  const day = faults.some(({ id }) => id === 'startedOn') ? undefined : readTypedDay(draft.startedOn)
  const start = useMutation({
    gcTime: 0,
    mutationFn: (body: ReturnType<typeof startBody>) =>
      answered(api.POST('/v1/customerships', { params: { header: { 'Idempotency-Key': key } }, body })),
    onSuccess: async ({ id }) => {
      isDone.current = true
      await renewList(queries, ['caseload'])
      await forgetTasks(queries)
      await navigate({ to: '/customerships/$customership', params: { customership: id } })
      tell({ text: (t) => t('start.begun') })
    },
  })
  const change = (changed: Partial<StartDraft>): void => {
    setDraft({ ...draft, ...changed })
    // What is sent now is another act: the key of the one that was refused says nothing of it.
    if (start.isError) setKey(crypto.randomUUID())
  }
  const faultOf = (id: Fault['id']): string | undefined => {
    const found = attempt === 0 ? undefined : faults.find((fault) => fault.id === id)
    return found === undefined ? undefined : t(`startFault.${found.text}`)
  }
  const inFull = ({ id, text }: Fault): string => {
    const label = labels[id]
    const words = t(`startFault.${text}`)
    return label === undefined ? words : `${t(label)}: ${words}`
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (faults.length > 0 || draft.code === undefined || day === undefined || start.isPending) return
    start.mutate(startBody(draft, draft.code, day))
  }
  if (draft.code === undefined) return <FindPerson onNone={(code) => change({ code })} />
  const parts = { draft, change, faultOf }
  return (
    <form className="start-grid" onSubmit={submit} noValidate>
      <div className="stack">
        {attempt > 0 && faults.length > 0 && (
          <FaultList
            key={attempt}
            title={t('start.faults', { n: faults.length })}
            faults={faults.map((fault) => ({ id: fault.id, text: inFull(fault) }))}
          />
        )}
        <PersonPart {...parts} />
        <GroundPart {...parts} />
        <AreaPart {...parts} area={area} />
        {start.error !== null && <RefusedStart error={start.error} draft={draft} change={change} />}
        <div className="row">
          <Button type="submit" disabled={start.isPending}>
            {t('start.act')}
          </Button>
          <Button kind="secondary" onPress={() => void navigate({ to: '/work' })}>
            {t('states.cancel')}
          </Button>
        </div>
      </div>
      <WhenStarted draft={draft} area={area} day={day} />
      <Leaving mayLeave={() => isDone.current} />
    </form>
  )
}
