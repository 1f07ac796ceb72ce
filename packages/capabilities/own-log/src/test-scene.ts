import { addDays, newId, newLineId } from '@tym/kernel'
import type { SceneGround, SetScene } from '@tym/testing'

/** What the customer has asked about the log of the file, and what of it is shown later. */
export const setScene: SetScene = async (ground) => {
  const { network, file, holding } = ground
  const { live, proposed } = await delayLines(ground)
  const byCustomer = { client: network.customer(file.nationalId) }
  return {
    params: {
      logExtract: await signExtract(ground),
      logQuestion: await askQuestion(ground),
      lineDelay: proposed,
    },
    endpoints: {
      decideOnLineDelay: { client: await holding('supervisor') },
      endLineDelay: { params: { lineDelay: live } },
      requestLogExtract: byCustomer,
      readLogExtract: byCustomer,
      readLogExtractLines: byCustomer,
      askAboutLine: byCustomer,
      listOwnLogQuestions: byCustomer,
    },
  }
}

/** An extract of the file's log that has been signed. */
async function signExtract({ network: { sql, clock }, file }: SceneGround): Promise<string> {
  const id = newId()
  await sql`insert into oversight.log_extract (id, customership, requested_at, size, checkpoint, lines, statement)
    values (${id}, ${file.id}, ${clock.instant()}, 1, 'signed', 0, 'signed')`
  return id
}

/** Writes into the log of the file that the specialist has read a category. */
async function logReading({ network: { sql, clock }, specialist, file }: SceneGround): Promise<string> {
  const line = newLineId(clock.instant())
  const { person, role, grant } = specialist
  await sql`insert into audit.entry (line, at, event, outcome, person, role, employer, authority, policy_version)
    values (${line}, ${clock.instant()}, 'category.read', 'allowed', ${person}, ${role}, ${grant.employer}, ${grant.authority}, 'test')`
  await sql`insert into audit.detail (line, customership) values (${line}, ${file.id})`
  return line
}

/**
 * Lines of somebody of the supervisor's that the customer is shown later, proposed by others: one decided,
 * one not.
 */
async function delayLines(ground: SceneGround) {
  const { network, specialist, file, holding } = ground
  const { authority: owner } = (await holding('supervisor')).grant
  const at = network.clock.instant()
  const until = addDays(network.clock.calendar(), 30)
  const delay = async (isLive: boolean): Promise<string> => {
    const [id, line] = [newId(), await logReading(ground)]
    await network.sql.begin(async (tx) => {
      // As if others had proposed and decided it.
      await tx`set local session_replication_role = 'replica'`
      await tx`insert into oversight.line_delay (id, customership, line, line_at, event, actor, role, owner, ground, reason, until_on,
          lapses_on, state, notices, proposed_by, proposed_at, decided_by, decided_at)
        values (${id}, ${file.id}, ${line}, ${at}, 'category.read', ${specialist.person}, ${specialist.role}, ${owner}, 'seriousDanger',
          ${Buffer.from('sealed')}, ${until}, ${until}, ${isLive ? 'live' : 'proposed'}, ${newId()}, 'somebody', ${at},
          ${isLive ? 'another' : null}, ${isLive ? at : null})`
    })
    return id
  }
  return { live: await delay(true), proposed: await delay(false) }
}

/** What the customer asked about a line of somebody of the supervisor's, as it was sent on. */
async function askQuestion(ground: SceneGround): Promise<string> {
  const { specialist, file, holding } = ground
  const { sql, clock } = ground.network
  const { person, role, grant } = specialist
  const { authority: owner } = (await holding('supervisor')).grant
  const [id, line, at] = [newId(), await logReading(ground), clock.instant()]
  await sql`insert into audit.file_line (line, customership, number, salt)
    values (${line}, ${file.id}, 1, ${Buffer.alloc(32)})`
  await sql`insert into oversight.log_question (id, customership, line, line_at, event, outcome, actor, role, employer, authority,
      owner, question, notices, state, asked_at, due_on)
    values (${id}, ${file.id}, ${line}, ${at}, 'category.read', 'allowed', ${person}, ${role}, ${grant.employer}, ${grant.authority},
      ${owner}, ${Buffer.from('sealed')}, ${newId()}, 'open', ${at}, ${addDays(clock.calendar(), 30)})`
  return id
}
