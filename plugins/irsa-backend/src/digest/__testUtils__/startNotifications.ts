import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { NotificationPayload } from '@backstage/plugin-notifications-common';
import {
  NotificationService,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';

/** The notifications plugin of Backstage over a catalog, as this plugin reaches it and as its readers do. */
export async function startNotifications(entities: Entity[]) {
  let notifications: NotificationService | undefined;
  const { server } = await startTestBackend({
    features: [
      notificationsPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'https://portal.example.com' } },
      }),
      createBackendPlugin({
        pluginId: 'irsa',
        register: env =>
          env.registerInit({
            deps: { service: notificationService },
            init: async ({ service }) => {
              notifications = service;
            },
          }),
      }),
    ],
  });
  if (!notifications) {
    throw new Error('The backend has no notification service');
  }
  /** What a user has been told, the last at the beginning. */
  const toldTo = async (user: string): Promise<NotificationPayload[]> => {
    const response = await request(server)
      .get('/api/notifications/notifications')
      .query({ orderField: 'created,desc' })
      .set('Authorization', mockCredentials.user.header(user));
    if (response.status !== 200) {
      throw new Error(
        `The notifications plugin answered ${response.status}: ${response.text}`,
      );
    }
    return response.body.notifications.map(
      ({ payload }: { payload: NotificationPayload }) => payload,
    );
  };
  return { notifications, toldTo };
}
