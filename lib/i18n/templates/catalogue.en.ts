import type { LineText, NameText } from "@/lib/i18n/templates/template-texts";

export const templates = {
  full_outsourcing: {
    name: "Full outsourcing",
    description:
      "One partner runs servers, network, computers and user support. Fits most companies of 50–500 people.",
  },
  hosting_only: {
    name: "Hosting only",
    description: "The servers run with a provider; users, computers and offices stay with your own people.",
  },
  blank: {
    name: "Blank",
    description: "An empty catalogue and the seven chemistry questions. Build the rest yourself.",
  },
} as const satisfies Record<string, LineText>;

export const categories = {
  data_centre: { name: "Data centre and servers" },
  backup_recovery: { name: "Backup and recovery" },
  users_support: { name: "Users and support" },
  workplaces: { name: "Computers and devices" },
  network: { name: "Network" },
  security: { name: "Security" },
  licences: { name: "Licences" },
  governance: { name: "Follow-up and advice" },
} as const satisfies Record<string, NameText>;

export const lines = {
  virtual_servers: {
    name: "Virtual servers",
    description:
      "Processor, memory and hardware for our servers, with the data centre's power, cooling and network.",
  },
  server_operation: {
    name: "Server operation",
    description: "Operating systems patched, watched and kept healthy; faults found and put right.",
  },
  storage: {
    name: "Storage",
    description: "Disk space for servers and shared files, per gigabyte in use.",
  },
  standard_platforms: {
    name: "Mail, files and databases",
    description: "Daily operation of the standard systems everyone uses: mail, shared files, databases.",
  },
  service_monitoring: {
    name: "Monitoring of business systems",
    description: "Watches whether the systems work for the users, not only whether the servers are on.",
  },
  backup: {
    name: "Backup",
    description: "Copies of all servers and cloud data kept at another site, per gigabyte protected.",
  },
  restore_tests: {
    name: "Backup checks and restore tests",
    description: "Every failed backup followed up the same day; sample restores carried out and reported.",
  },
  disaster_recovery: {
    name: "Disaster recovery",
    description:
      "A written plan for losing a site or being attacked, rehearsed once a year together with us.",
  },
  user_support: {
    name: "User support",
    description:
      "Phone, mail and remote help for all users during working hours, with cases followed to the end.",
  },
  onsite_support: {
    name: "On-site support",
    description: "A fixed number of days a month when a consultant sits with us.",
  },
  user_changes: {
    name: "Joiners, movers and leavers",
    description: "Accounts and rights created, changed and closed when we order it, within an agreed time.",
  },
  out_of_hours_support: {
    name: "Support outside working hours",
    description: "Evenings and weekends, for urgent faults and for those who work shifts.",
  },
  device_management: {
    name: "Operation of computers and phones",
    description: "Updates, settings, encryption and inventory of every device we own.",
  },
  device_setup: {
    name: "Set-up of new computers",
    description: "A new computer ordered, prepared and handed over ready for work; the old one wiped.",
  },
  local_network: {
    name: "Local network and wireless",
    description:
      "Switches and wireless network at our sites: operation, monitoring and replacement of faulty parts.",
  },
  firewall_access: {
    name: "Firewall and remote access",
    description: "Firewalls at the data centre and our sites, and secure access from home and on the road.",
  },
  endpoint_protection: {
    name: "Protection of devices",
    description: "Protection against malicious software on each device, with alarms that a person acts on.",
  },
  identity_protection: {
    name: "Protection of mail and sign-in",
    description: "Filtering of mail, multi-factor sign-in and warnings about unusual sign-ins.",
  },
  security_monitoring: {
    name: "Security monitoring around the clock",
    description: "Analysts who look at signs of attack day and night and may isolate a device at once.",
  },
  workplace_licences: {
    name: "Office and cloud licences",
    description: "The users' subscriptions for mail, office programs and sign-in, passed on per user.",
  },
  server_licences: {
    name: "Data-centre licences",
    description: "Operating system, virtualisation and database licences for the servers.",
  },
  licence_management: {
    name: "Licence handling",
    description: "Keeps count of what we own and use, and says when we pay for something we do not need.",
  },
  service_management: {
    name: "Contact person, meetings and reports",
    description:
      "One named person answers for the delivery: status meetings, service-level report, user satisfaction.",
  },
  third_party_coordination: {
    name: "Handling of our other suppliers",
    description: "The partner takes the case with the supplier of finance, production or telephony systems.",
  },
  it_advice: {
    name: "Sparring and advice",
    description: "A yearly plan and a set number of hours to talk business needs, security and next steps.",
  },
  move_planning: {
    name: "Planning and takeover of knowledge",
    description: "Survey of today's systems, documentation, risk list and a plan both sides sign.",
  },
  move_servers: {
    name: "Move of servers and data",
    description: "Each server and its data moved as it is and tested in the new place.",
  },
  move_go_live: {
    name: "Go-live and help on site",
    description: "The cut-over itself, a way back if it fails, and people on our floor in the first weeks.",
  },
  upgrade_servers: {
    name: "Upgrade of server systems",
    description: "Old operating systems and databases brought to supported versions.",
  },
  upgrade_workplaces: {
    name: "New standard for computers",
    description: "Every computer brought under the same modern set-up and handed back to its user.",
  },
  upgrade_sign_in: {
    name: "Modern sign-in and remote access",
    description: "Each user moved to multi-factor sign-in and the new way of working from elsewhere.",
  },
  improve_access: {
    name: "Clean-up of users and rights",
    description: "Old accounts closed, rights tied to roles, administrators reduced to those who need it.",
  },
  improve_standards: {
    name: "Single sign-on and common standards",
    description:
      "One sign-in for the business systems; common naming and documentation for servers and devices.",
  },
  improve_systems: {
    name: "Tuning and replacement of weak systems",
    description: "The systems that trouble us most made faster and safer, or replaced.",
  },
  exit_assistance: {
    name: "Help when we leave",
    description:
      "Handover of data, documentation and access to us or the next partner when the agreement ends.",
  },
} as const satisfies Record<string, LineText>;

export const requirements = {
  data_in_eea: { name: "Our data, backups included, stay within the EU and the EEA" },
  data_processing_agreement: { name: "A data processing agreement is signed before any data is moved" },
  separate_backup: { name: "Backup every night, kept where an attacker on our network cannot delete it" },
  multi_factor_sign_in: { name: "Multi-factor sign-in for administrators and for all access from outside" },
  recovery_times: { name: "Systems are restored within the times set in our classification" },
  support_language: { name: "User support answers in our users' own language" },
  support_hours: { name: "User support is open at least 7.30–16.30 on working days" },
  monthly_uptime: { name: "Uptime is measured and reported per calendar month" },
  yearly_restore_test: { name: "A full restore is tested at least once a year and we see the result" },
  incident_notice: { name: "We are told of a security incident within 24 hours of its discovery" },
  exit_handover: { name: "Data and documentation are handed over at the end, at a price agreed now" },
  right_to_audit: { name: "We may have the delivery audited and its security tested" },
  scale_with_staff: { name: "The price follows our headcount up and down by as much as half" },
  satisfaction_survey: { name: "User satisfaction is measured and shown to us at least twice a year" },
} as const satisfies Record<string, NameText>;
