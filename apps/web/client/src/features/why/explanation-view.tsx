import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { useSession } from '../../api/session-info.ts'
import { theRegister } from '../../declaration/declared-register.ts'
import { said } from '../../declaration/register-words.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { Loaded } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { namedFields } from '../rules/named-fields.ts'
import { type Explanation, type Question, useExplanation } from './explain.ts'

interface ExplanationViewProps {
  readonly question: Question
  /** The file that it is about, where there is one; it may be one that is not there. */
  readonly customership: string | undefined
}

/** What is refused, why, by which rule and section of law, who may, and what one can do next. */
export function ExplanationView({ question, customership }: ExplanationViewProps) {
  const { t } = useTranslation()
  const explanation = useExplanation(question, customership)
  return (
    <Loaded query={explanation} lines={4}>
      {(answer) => (
        <div className="stack">
          <p>
            <strong>{askedWords(answer, question, t)}</strong>
          </p>
          {answer.allowed && <p>{t(answer.takes.length > 0 ? 'why.allowedRole' : 'why.allowed')}</p>}
          <Missing missing={answer.missing} />
          {answer.missing.length === 0 && <Takes takes={answer.takes} />}
          <Rule answer={answer} />
          <p>
            {answer.roles.length === 0
              ? t('why.nobody')
              : t(isForResponsible(answer) ? 'why.rolesResponsible' : 'why.roles', {
                  roles: answer.roles.map(roleName).join(', '),
                })}
          </p>
          {!isEnough(answer) && (
            <>
              <h3>{t('why.next')}</h3>
              <Contact contact={answer.contact} />
            </>
          )}
          <p className="row">
            {customership !== undefined && answer.next !== null && (
              <NextStep next={answer.next} customership={customership} />
            )}
            <Link to="/rules">{t('why.matrix')}</Link>
          </p>
          <p className="meta">{t('why.note')}</p>
        </div>
      )}
    </Loaded>
  )
}

/** Whether there is nothing to be asked for: the person may, and it takes nothing more. */
const isEnough = ({ allowed, takes }: Explanation): boolean => allowed && takes.length === 0

/** Whether it takes a responsible officer, and a role alone does not do. */
const isForResponsible = ({ missing, takes }: Explanation): boolean =>
  [...missing, ...takes].includes('responsible')

const roleName = (role: string): string => declaredWords().roles[role] ?? role

/** What was asked, as the answer to it: that one may, or what one may not. */
function askedWords(
  { allowed, takes, title, fields }: Explanation,
  question: Question,
  t: TFunction,
): string {
  const what = said(title)
  if (allowed) return t(takes.length > 0 ? 'why.asked' : 'why.isAllowed', { what })
  if ('operation' in question) return t('why.notAct', { what })
  if ('category' in question && fields.length > 0)
    return t('why.notReadThese', {
      fields: namedFields(fields, question.category, { said, register: theRegister() }),
    })
  return t(question.act === 'read' ? 'why.notRead' : 'why.notRecord', { what })
}

function Missing({ missing }: Pick<Explanation, 'missing'>) {
  const { t } = useTranslation()
  const { role } = useSession()
  if (missing.length === 0) return undefined
  return <p>{missing.map((lack) => t(`lacks.${lack}`, { role: roleName(role) })).join(' ')}</p>
}

function Takes({ takes }: Pick<Explanation, 'takes'>) {
  const { t } = useTranslation()
  if (takes.length === 0) return undefined
  return <p>{`${t('why.takes')}: ${takes.map((lack) => t(`lack.${lack}`)).join(', ')}.`}</p>
}

/** The reason in the rule's own words; of data also the rule that gives it, and the section of law. */
function Rule({ answer: { rule } }: { readonly answer: Pick<Explanation, 'rule'> }) {
  const { t } = useTranslation()
  const { role } = useSession()
  return (
    <div>
      <p>{t('why.reason', { reason: said(rule.reason) })}</p>
      {rule.section !== null && (
        <p className="meta">
          <Link to="/rules/$role" params={{ role }}>
            {t('why.rule', { name: said(rule.name) })}
          </Link>
          {'. '}
          {t('why.section', { section: said(rule.section) })}
        </p>
      )}
    </div>
  )
}

function Contact({ contact: { whom, organisation, names } }: Pick<Explanation, 'contact'>) {
  const { t } = useTranslation()
  const nameOf = useOrganisationName()
  return (
    <p>
      {whom === 'employer'
        ? t('why.accessOfficer', { organisation: nameOf(organisation ?? '') ?? '' })
        : t(`why.${whom}`, { names: names.join(', ') })}
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
