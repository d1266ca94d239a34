@constraint:D14
Feature: Resistance in ALK itself in an ALK-negative tumour
  A tumour without an ALK alteration has nothing in ALK that could become resistant.

  Scenario: ALK-negative tumour, resistance in ALK itself
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then the record is impossible because of D14

  Scenario: ALK-positive tumour, resistance in ALK itself
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then the patient is in scope

  Scenario Outline: ALK-negative tumour, and <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And <finding>
    When next-line therapy is chosen
    Then the patient is out of scope

    Examples:
      | finding                                                         |
      | the resistance mechanism lies outside ALK and is actionable     |
      | the resistance mechanism lies outside ALK and is not actionable |
      | no resistance mechanism was found                               |
      | no profiling result is available                                |

  Scenario: Resistance in ALK itself tells that the tumour is ALK-positive
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the ALK status is unknown
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then immunotherapy alone must be avoided
