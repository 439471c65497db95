/** Where the service finds `standin bus`, and as whom; it is asked for messages once a minute, as a scheduled job does in 1C. */
export default {
  integration: {
    everyMinute: true,
    services: {
      Шина: {
        ExternalIntegrationServiceAddress: 'http://127.0.0.1:9090/applications/Шина',
        ExternalIntegrationServiceUserName: 'onec',
        ExternalIntegrationServiceUserPassword: 'secret',
      },
    },
  },
}
