import { verifyAudit } from './verify-audit.ts'

const { output, problem, exitCode } = await verifyAudit(process.argv.slice(2))
process.stdout.write(output)
process.stderr.write(problem)
process.exitCode = exitCode
