import { isRepresentative } from './declaringFor.ts';
import type { EnvironmentKind } from './environment.ts';
import { isOfPortal } from './portalServices.ts';
import type { Quality } from './quality.ts';

/** What has to be done on the portal before an account works. */
export type ChecklistStep =
  | 'registerAsEmployer'
  | 'registerOnPortal'
  /** The test environment is closed and fully separate. */
  | 'requestAcceptanceAccess'
  | 'chamanAccess'
  /** Given by each employer. */
  | 'mandate'
  | 'certificate'
  /** Created, or extended where the quality has one. */
  | 'restAccount'
  | 'permission'
  | 'uploadCertificate'
  | 'clientId';

/**
 * The steps to a channel, in order; none where the environment is not the portal's.
 *
 * @see seeds 2.2.1, 4, 5.3, 6.1
 */
export function channelChecklist(quality: Quality, kind: EnvironmentKind): ChecklistStep[] {
  if (!isOfPortal(kind)) {
    return [];
  }
  return [
    'registerAsEmployer',
    'registerOnPortal',
    ...(kind === 'acceptance' ? (['requestAcceptanceAccess'] as const) : []),
    'chamanAccess',
    ...(isRepresentative(quality) ? (['mandate'] as const) : []),
    'certificate',
    'restAccount',
    'permission',
    'uploadCertificate',
    'clientId',
  ];
}
