import type { TemplateKey } from '@iws/protocol/templates';
import type { Request, Response } from 'express';
import type { ForwardDeps } from '../forward.ts';
import type { AcceptedPicture } from './accepted-picture.ts';
import type { DemoSession } from './demo-session.ts';
import type { ReferenceStore } from './reference-store.ts';

export interface ReferenceDeps extends ForwardDeps {
  readonly store: ReferenceStore;
  /** Opens what an IWS with TEMPLATE_ENCRYPTION_ENABLED answers; null where there is none. */
  readonly templateKey: TemplateKey | null;
}

/** One request of a person who has a session. */
export interface ReferenceRequest {
  readonly session: DemoSession;
  readonly request: Request;
  readonly response: Response;
}

/**
 * Goes on after /process has accepted a capture.
 *
 * @throws {IwsError} when the IWS cannot be asked further
 * @throws {OurFault} when this server cannot do its part
 */
export type AfterProcess = (
  deps: ReferenceDeps,
  of: ReferenceRequest,
  accepted: AcceptedPicture,
) => Promise<void>;
