"""The labels, what each covers in a reader's words, and the names that other tools give them."""

from __future__ import annotations

from types import MappingProxyType

#: label -> what it covers, in words that a social worker would use
LABELS = MappingProxyType(
    {
        "PERSON": "a person's name, nickname or initials",
        "DATE_OF_BIRTH": "a date of birth or birthday",
        "ADDRESS": "an address, street, estate, postcode or exact location",
        "PLACE": "a named school, surgery, hospital, home or other place where a child can be found",
        "PHONE_NUMBER": "a telephone number",
        "EMAIL_ADDRESS": "an e-mail address",
        "SOCIAL_HANDLE": "a social-media or gaming name",
        "URL": "a link to a meeting, document, map pin or profile",
        "UK_NHS": "an NHS, CHI or Health and Care number",
        "UK_NINO": "a National Insurance number",
        "CASE_ID": "a reference that leads to a person's record",
        "FINANCIAL": "bank or card details",
        "VEHICLE": "a vehicle registration mark",
    }
)

#: other tools' names (Presidio, spaCy, AWS Comprehend, Azure AI Language, Google SDP) -> ours
ALIASES = MappingProxyType(
    {
        "PER": "PERSON",
        "NAME": "PERSON",
        "PERSON_NAME": "PERSON",
        "PERSONTYPE": "PERSON",
        "DOB": "DATE_OF_BIRTH",
        "DATEOFBIRTH": "DATE_OF_BIRTH",
        "FAC": "PLACE",
        "LOCATION": "ADDRESS",
        "STREET_ADDRESS": "ADDRESS",
        "UK_POSTCODE": "ADDRESS",
        "POSTCODE": "ADDRESS",
        "PHONE": "PHONE_NUMBER",
        "PHONENUMBER": "PHONE_NUMBER",
        "EMAIL": "EMAIL_ADDRESS",
        "USERNAME": "SOCIAL_HANDLE",
        "UKNATIONALHEALTHNUMBER": "UK_NHS",
        "UK_NATIONAL_HEALTH_SERVICE_NUMBER": "UK_NHS",
        "NHS_NUMBER": "UK_NHS",
        "UKNATIONALINSURANCENUMBER": "UK_NINO",
        "UK_NATIONAL_INSURANCE_NUMBER": "UK_NINO",
        "NATIONAL_INSURANCE_NUMBER": "UK_NINO",
        "UK_PASSPORT": "CASE_ID",
        "UK_DRIVING_LICENCE": "CASE_ID",
        "UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER": "CASE_ID",
        "CREDIT_CARD": "FINANCIAL",
        "CREDIT_DEBIT_NUMBER": "FINANCIAL",
        "CREDIT_CARD_NUMBER": "FINANCIAL",
        "IBAN_CODE": "FINANCIAL",
        "BANK_ACCOUNT_NUMBER": "FINANCIAL",
        "UK_SORT_CODE": "FINANCIAL",
        "UK_VEHICLE_REGISTRATION": "VEHICLE",
        "LICENSE_PLATE": "VEHICLE",
    }
)


def canonical(name: str) -> str | None:
    """Our label for ``name`` in any tool's spelling and any case, or None when there is none."""
    key = name.strip().upper().replace("-", "_").replace(" ", "_")
    return key if key in LABELS else ALIASES.get(key) or ALIASES.get(key.replace("_", ""))
