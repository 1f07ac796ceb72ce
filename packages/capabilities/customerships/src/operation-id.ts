import { isOperationId, operations } from '@tym/register'
import { z } from 'zod'

/** The declared operations, as answers name them. */
export const operationId = z.enum(Object.keys(operations).filter(isOperationId))
