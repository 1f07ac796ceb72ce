import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { said } from '../../declaration/register-words.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { Loaded } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { type Explanation, type Question, useExplanation } from './explain.ts'

interface ExplanationViewProps {
  readonly question: Question
  /** The file that it is about, where there is one; it may be one that is not there. */
  readonly customership: string | undefined
}

/** Why one may not: what is missing, the rule and its reason, the next step, and whom to ask. */
export function ExplanationView({ question, customership }: ExplanationViewProps) {
  const { t } = useTranslation()
  const explanation = useExplanation(question, customership)
  return (
    <Loaded query={explanation} lines={4}>
      {({ title, allowed, missing, takes, rule, roles, next, contact }) => (
        <div className="stack">
          <p>
            <strong>{t('why.asked', { what: said(title) })}</strong>
          </p>
          {allowed && <p>{t(takes.length > 0 ? 'why.allowedRole' : 'why.allowed')}</p>}
          <Lacks title={t('why.missing')} lacks={missing} />
          {missing.length === 0 && <Lacks title={t('why.takes')} lacks={takes} />}
          <p>
            {said(rule.reason)} <span className="meta">{t('why.rule', { id: rule.id })}</span>
          </p>
          <p>
            {roles.length === 0
              ? t('why.nobody')
              : t('why.roles', {
                  roles: roles.map((role) => declaredWords().roles[role] ?? role).join(', '),
                })}
          </p>
          <Contact contact={contact} />
          <p className="row">
            {customership !== undefined && next !== null && (
              <NextStep next={next} customership={customership} />
            )}
            <Link to="/rules">{t('why.matrix')}</Link>
          </p>
          <p className="meta">{t('why.note')}</p>
        </div>
      )}
    </Loaded>
  )
}

function Lacks({ title, lacks }: { readonly title: string; readonly lacks: Explanation['missing'] }) {
  const { t } = useTranslation()
  if (lacks.length === 0) return undefined
  return (
    <div className="stack">
      <p>{title}:</p>
      <ul className="stack follows">
        {lacks.map((lack) => (
          <li key={lack}>{t(`lack.${lack}`)}</li>
        ))}
      </ul>
    </div>
  )
}

function Contact({ contact: { whom, organisation, names } }: Pick<Explanation, 'contact'>) {
  const { t } = useTranslation()
  const nameOf = useOrganisationName()
  const words =
    whom === 'employer'
      ? t('why.accessOfficer', { organisation: nameOf(organisation ?? '') ?? '' })
      : t(`why.${whom}`, { names: names.join(', ') })
  return (
    <p>
      {t('why.whom')}: {words}
    </p>
  )
}

interface NextStepProps {
  readonly next: NonNullable<Explanation['next']>
  readonly customership: string
}

function NextStep({ next, customership }: NextStepProps) {
  const { t } = useTranslation()
  const params = { customership }
  if (next === 'askToJoin')
    return (
      <Link to="/customerships/$customership/join" params={params}>
        {t('join.title')}
      </Link>
    )
  return (
    <Link to="/customerships/$customership/open" params={params}>
      {t('glass.open')}
    </Link>
  )
}
