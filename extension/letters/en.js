// The letters in English. Holes in braces are filled by compose.js; `if` and `unless` name a hole that decides about a paragraph.
'use strict';

(globalThis.FineprintLetters ??= {}).en = {
  name: 'English',
  laws: { eu: 'GDPR', uk: 'UK GDPR' },
  unknown: 'your organisation',
  greeting: 'Dear Sir or Madam,',
  term: 'Please answer free of charge and within one month of receiving this letter (Article 12(3) and (5) of the {law}). If you need more to be sure who I am, please ask only for what that takes (Article 12(6)).',
  remedy: 'If I do not hear from you in time, I may complain to a supervisory authority.',
  remedy_named: 'If I do not hear from you in time, I may complain to the supervisory authority ({authority}).',
  known: 'You know me by: {reference}',
  known_there: 'The company knows me by: {reference}',
  closing: 'Yours faithfully,',
  blanks: {
    company: '[name of the company]',
    name: '[your name]',
    address: '[your address]',
    reference: '[the e-mail address or customer number of your account]',
  },
  kinds: {
    access: {
      subject: 'Request for access to my personal data (Article 15 {law})',
      paragraphs: [
        'Please confirm whether {controller} processes personal data about me. If so, please send me a copy of them in a commonly used electronic form (Article 15(1) and (3) of the {law}).',
        'Please also tell me:\n- what you use them for, and their categories;\n- the recipients, by name, and any transfers to third countries with their safeguards (Article 15(2));\n- how long you keep them;\n- where you got them, if not from me;\n- whether decisions about me are automated, profiling included, by what logic and with what consequences.',
      ],
    },
    erasure: {
      subject: 'Request to erase my personal data (Article 17 {law})',
      paragraphs: [
        'Please erase the personal data that {controller} holds about me, without undue delay (Article 17(1) of the {law}).',
        'As far as you rely on my consent, I withdraw it (Article 7(3)). As far as you use my data for direct marketing, I object to that (Article 21(2)).',
        'Please pass the erasure on to everyone you disclosed the data to, and tell me who they are (Article 19). If you believe that you must keep some of the data, tell me which, on what legal ground and for how long. Please confirm when it is done.',
      ],
    },
    objection: {
      subject: 'Objection to the use of my personal data (Article 21 {law})',
      paragraphs: [
        'I object to {controller} using my personal data for direct marketing, including profiling for it. From now on you may no longer use them for that (Article 21(2) and (3) of the {law}).',
        { if: 'details', text: 'I also object to all processing that rests on a legitimate interest or a public task (Article 21(1)), on grounds relating to my situation: {details}' },
        { if: 'details', text: 'Please stop that processing, or tell me which compelling legitimate grounds you rely on. Until that is settled, please restrict the processing (Article 18(1)(d)).' },
        { unless: 'details', text: 'Please confirm that this use has ended.' },
      ],
    },
    rectification: {
      subject: 'Request to correct my personal data (Article 16 {law})',
      blank: '[what is wrong, and what it should be]',
      paragraphs: [
        'Some of the personal data that {controller} holds about me are wrong or incomplete. Please correct or complete them without undue delay (Article 16 of the {law}).',
        'This is about: {details}',
        'Until you have checked this, please restrict the use of these data (Article 18(1)(a)). Please tell everyone you disclosed them to of the correction, and tell me who they are (Article 19).',
      ],
    },
    portability: {
      subject: 'Request for my data in a portable format (Article 20 {law})',
      paragraphs: [
        'Please send me the personal data that I have provided to {controller}, in a structured, commonly used and machine-readable format such as JSON or CSV (Article 20(1) of the {law}).',
        'This covers the data that you process by automated means on the basis of my consent or of a contract with me, including what was recorded while I used your service.',
        { if: 'details', text: 'Where technically feasible, please send them straight to: {details} (Article 20(2))' },
      ],
    },
    withdrawal: {
      subject: 'Withdrawal of my consent (Article 7(3) {law})',
      paragraphs: [
        'I withdraw the consent that I gave to {controller} to process my personal data (Article 7(3) of the {law}).',
        { if: 'details', text: 'This is about: {details}' },
        { unless: 'details', text: 'It covers every purpose for which you rely on my consent.' },
        'Please stop this processing and erase the data that you processed on that ground (Article 17(1)(b)). If another legal ground allows you to keep some of them, tell me which. Please confirm when it is done.',
      ],
    },
    complaint: {
      subject: 'Complaint about {controller} (Article 77 {law})',
      blank: '[what happened and when, what you asked for, and what the answer was]',
      paragraphs: [
        'I lodge a complaint under Article 77 of the {law} against:\n{respondent}',
        'Privacy policy: {policy}',
        'What happened: {details}',
        'I believe that this infringes the {law}. Please look into it, and keep me informed of the progress and the outcome (Article 77(2)).',
      ],
    },
  },
};
