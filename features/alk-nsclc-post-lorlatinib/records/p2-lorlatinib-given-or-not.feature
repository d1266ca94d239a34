@constraint:P2
Feature: Lorlatinib was either given or it was not

  A record cannot say that lorlatinib was never given and also that it was the last therapy, or that
  it was given in some line.

  Scenario: Lorlatinib as the last therapy, but never given
    Given the last systemic therapy was lorlatinib
    And lorlatinib was never given, so there is no progression on it
    When next-line therapy is chosen
    Then the record is impossible because of P2

  Scenario: Lorlatinib as the last therapy, but in no line
    Given the last systemic therapy was lorlatinib
    And lorlatinib was given in no line of therapy
    When next-line therapy is chosen
    Then the record is impossible because of P2

  Scenario Outline: Lorlatinib never given, although <line>
    Given the last systemic therapy was chemotherapy
    And lorlatinib was never given, so there is no progression on it
    And <line>
    When next-line therapy is chosen
    Then the record is impossible because of P2

    Examples:
      | line                                                 |
      | lorlatinib was the first line of therapy             |
      | lorlatinib was the second line of therapy            |
      | lorlatinib was the third line of therapy             |
      | lorlatinib was the fourth or a later line of therapy |

  Scenario: No systemic therapy so far, although progression on lorlatinib is confirmed
    Given no systemic therapy has been given
    And progression on lorlatinib is confirmed
    When next-line therapy is chosen
    Then the record is impossible because of P2

  Scenario: No systemic therapy so far, and no lorlatinib
    Given no systemic therapy has been given
    And lorlatinib was never given, so there is no progression on it
    When next-line therapy is chosen
    Then the patient is out of scope

  Scenario: Another ALK inhibitor last, lorlatinib never given
    Given the disease is non-small-cell lung cancer
    And the tumour is ALK-positive
    And the last systemic therapy was another ALK inhibitor
    And lorlatinib was never given, so there is no progression on it
    And lorlatinib was given in no line of therapy
    When next-line therapy is chosen
    Then the patient is out of scope
    And platinum-pemetrexed chemotherapy is out of scope

  Scenario: Lorlatinib last, in the first line
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And lorlatinib was the first line of therapy
    When next-line therapy is chosen
    Then the patient is in scope
    And immunotherapy alone must be avoided
