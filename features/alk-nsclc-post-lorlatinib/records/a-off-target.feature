@constraint:A-OFF-TARGET @question:AMB-15 @source:PIT-4
Feature: The note on a treatable mechanism outside ALK
  Another targeted therapy may then be possible, but the source gives no drug, no timing and no rank. A note
  says so.

  Scenario: Treatable mechanism outside ALK
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the resistance mechanism lies outside ALK and is actionable
    When next-line therapy is chosen
    Then alert A-OFF-TARGET is shown

  Scenario Outline: No such note where <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <finding>
    When next-line therapy is chosen
    Then alert A-OFF-TARGET is not shown

    Examples:
      | finding                                                         |
      | the resistance mechanism lies outside ALK and is not actionable |
      | the resistance mechanism lies in ALK itself                     |
      | no resistance mechanism was found                               |
      | no profiling result is available                                |

  Scenario: Mechanism not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the resistance mechanism is unknown
    When next-line therapy is chosen
    Then alert A-OFF-TARGET could not be checked

  Scenario: Treatable mechanism outside ALK in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And the resistance mechanism lies outside ALK and is actionable
    When next-line therapy is chosen
    Then alert A-OFF-TARGET is not shown
