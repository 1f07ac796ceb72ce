import { parseLogExtract } from '../log-extract.ts'
import { parseNote } from '../note.ts'
import { type Policy, parsePolicy } from '../policy.ts'
import { isCertified, parseCertificateNote } from '../verify-certificate.ts'
import { type Earlier, verifyExtract } from '../verify-extract.ts'
import { parseRecoveries } from '../verify-recoveries.ts'
import { readCommandLine, usage } from './command-line.ts'
import { NotReadable, read } from './read.ts'
import { reportOf } from './report.ts'
import { reportOfCertificate } from './report-certificate.ts'

/** What the command says, and how it ends. */
interface Outcome {
  /** For standard output. */
  readonly output: string
  /** For standard error. */
  readonly problem: string
  /** 0: valid. 1: not valid. 2: there was nothing that could be verified. */
  readonly exitCode: 0 | 1 | 2
}

/** `verify-audit` with these arguments: reads the files that they name and nothing else, and asks nobody. */
export async function verifyAudit(args: readonly string[]): Promise<Outcome> {
  const asked = readCommandLine(args)
  if (asked === undefined) return { output: '', problem: usage, exitCode: 2 }
  try {
    const policy = await read(asked.policy, parsePolicy)
    const { output, valid } =
      asked.command === 'extract'
        ? await checkExtract(asked, policy)
        : await checkCertificate(asked.file, policy)
    return { output, problem: '', exitCode: valid ? 0 : 1 }
  } catch (error) {
    if (error instanceof NotReadable) return { output: '', problem: `${error.message}\n`, exitCode: 2 }
    throw error
  }
}

async function checkExtract(
  files: {
    readonly file: string
    readonly earlier?: string | undefined
    readonly recoveries?: string | undefined
  },
  policy: Policy,
) {
  const extract = await read(files.file, parseLogExtract)
  const earlier = files.earlier === undefined ? undefined : await read(files.earlier, parseEarlier)
  const recoveries = files.recoveries === undefined ? [] : await read(files.recoveries, parseRecoveries)
  const verdict = verifyExtract(extract, policy, earlier === undefined ? {} : { earlier, recoveries })
  return { output: reportOf(verdict, policy, { compared: earlier !== undefined }), valid: verdict.valid }
}

async function checkCertificate(file: string, policy: Policy) {
  const unverified = await read(file, parseCertificateNote)
  const valid = isCertified(unverified, policy)
  return { output: reportOfCertificate(unverified.certificate, valid), valid }
}

/** An extract is a JSON object; a note never begins with a brace in our formats. */
function parseEarlier(source: string): Earlier {
  if (source.trimStart().startsWith('{')) return parseLogExtract(source)
  parseNote(source)
  return source
}
